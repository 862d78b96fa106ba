package migrate

import "gorm.io/gorm"

// renameWords is the fifth migration. It gives the table of what students write its present name.
func renameWords(tx *gorm.DB) error { return tx.Migrator().RenameTable("words", "writings") }
