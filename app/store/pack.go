package store

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Records are compressed with zstd. Desks barely differ from turn to turn, so a
// number of them are compressed together: a later desk then costs little more than
// what has changed in it. Earlier programs compressed each desk by itself with
// gzip; those rows can still be read.

// deskGroup is how many desks are compressed together. Reading one means
// decompressing its group, about a megabyte and a half.
const deskGroup = 16

var packer = sync.OnceValue(func() *zstd.Encoder {
	// A window as long as two of the longest desks, so that each finds the one before.
	w, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(4<<20))
	if err != nil {
		panic(err) // the options are constants
	}
	return w
})

var unpacker = sync.OnceValue(func() *zstd.Decoder {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(deskGroup*(MaxDesk+binary.MaxVarintLen64)))
	if err != nil {
		panic(err) // the options are constants
	}
	return r
})

// pack compresses texts together, each of at most MaxDesk bytes.
func pack(texts ...[]byte) ([]byte, error) {
	var joined []byte
	for _, text := range texts {
		if err := within("a desk or debrief", len(text), MaxDesk); err != nil {
			return nil, err
		}
		joined = binary.AppendUvarint(joined, uint64(len(text)))
		joined = append(joined, text...)
	}
	return packer().EncodeAll(joined, nil), nil
}

// unpack returns the texts that were compressed together.
func unpack(packed []byte) ([][]byte, error) {
	if bytes.HasPrefix(packed, []byte{0x1f, 0x8b}) {
		text, err := unpackEarlier(packed)
		return [][]byte{text}, err
	}
	joined, err := unpacker().DecodeAll(packed, nil)
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	for len(joined) > 0 {
		n, used := binary.Uvarint(joined)
		if used <= 0 || n > uint64(len(joined)-used) {
			return nil, errors.New("a packed text is cut off")
		}
		end := used + int(n)
		texts, joined = append(texts, joined[used:end:end]), joined[end:]
	}
	return texts, nil
}

// unpackOne returns the n-th of the texts that were compressed together, from 0,
// or ErrNotFound if there are fewer.
func unpackOne(packed []byte, n int) ([]byte, error) {
	texts, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	if n < 0 || n >= len(texts) {
		return nil, fmt.Errorf("text %d of %d: %w", n, len(texts), ErrNotFound)
	}
	return texts[n], nil
}

func unpackEarlier(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	// What was packed was within the limit, but a damaged file may hold more.
	return io.ReadAll(io.LimitReader(r, MaxDesk))
}
