package migrate

import "gorm.io/gorm"

// addPractitioners adds to how somebody judged a range whether they decide about referrals, and
// whether they could see how others had judged the moment before, which a digest of its words
// helps to find out. Who judged until now did so on a page that asked only those who decide.
func addPractitioners(tx *gorm.DB) error {
	return define(tx,
		"ALTER TABLE range_judgements ADD COLUMN words text NOT NULL DEFAULT ''",
		"ALTER TABLE range_judgements ADD COLUMN decides boolean NOT NULL DEFAULT {false}",
		"ALTER TABLE range_judgements ADD COLUMN seen boolean NOT NULL DEFAULT {false}",
		"UPDATE range_judgements SET decides = NOT decides")
}
