package edge

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// networks parses the trusted proxies. A single address counts as a network of
// one.
func networks(proxies []string) ([]netip.Prefix, error) {
	list := make([]netip.Prefix, 0, len(proxies))
	for _, p := range proxies {
		network, err := netip.ParsePrefix(p)
		if address, plain := netip.ParseAddr(p); plain == nil {
			network, err = netip.PrefixFrom(address, address.BitLen()), nil
		}
		if err != nil {
			return nil, noProxy(p)
		}
		list = append(list, network)
	}
	return list, nil
}

// Client returns the address a request comes from, as far as it is known: the
// nearest one that isn't a trusted proxy's. Each proxy appends the address it was
// contacted from to X-Forwarded-For; anything before that may be made up. An IPv6
// address is reduced to its network, because one person has millions of addresses
// in it.
func (s *Edge) Client(c *fiber.Ctx) string {
	address, ok := netip.AddrFromSlice(c.Context().RemoteIP())
	if !ok {
		return ""
	}
	address = address.Unmap()
	var hops []string
	for _, header := range c.Request().Header.PeekAll(fiber.HeaderXForwardedFor) {
		hops = append(hops, strings.Split(string(header), ",")...)
	}
	for _, hop := range slices.Backward(hops) {
		if !s.isOurs(address) {
			break
		}
		before, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		address = before.Unmap().WithZone("")
	}
	return networkOf(address)
}

// isOurs reports whether an address is that of a trusted proxy.
func (s *Edge) isOurs(address netip.Addr) bool {
	return slices.ContainsFunc(s.ours, func(p netip.Prefix) bool { return p.Contains(address) })
}

// networkOf returns an address as text, and for IPv6 its network.
func networkOf(address netip.Addr) string {
	if address.Is6() {
		network, _ := address.Prefix(64)
		return network.String()
	}
	return address.String()
}
