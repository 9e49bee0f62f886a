package db_test

import (
	"testing"

	"jiedui/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }
