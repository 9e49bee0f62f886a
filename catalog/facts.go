package catalog

// Facts are what the schema says of an entity. The packages rule, live, verb, report, graph and intake read them here,
// so that no fact is in two lists. Each must be said, also if the answer is no: the zero value of a fact means that it
// is missing, and the generator and a test refuse that.
//
// Facts is an annotation of ent, which carries annotations as JSON.
type Facts struct {
	// Belongs says to which counties and provinces a record belongs.
	Belongs Belonging
	// ChangedBy says who may change records through the API.
	ChangedBy Changer
	// Standing says on which days a record stands, and so counts.
	Standing Standing
	// Closes says whether a record is closed and locked with a year of the review, which is that of Standing.From.
	// Records that live for many years are not closed.
	Closes Answer
	// Grouped says whether records can be grouped and measured.
	Grouped Answer
	// Imported is the short name of files of these records, on the command line and for the template.
	Imported Optional
}

// Name of the annotation.
func (Facts) Name() string { return "Facts" }

// Answer to a question of yes or no.
type Answer string

// The answers.
const (
	Yes Answer = "YES"
	No  Answer = "NO"
)

// Optional is a name that may be None.
type Optional string

// None means that there is no name.
const None Optional = "NONE"

// Get returns the name. It returns false if there is none.
func (o Optional) Get() (string, bool) {
	if o == None {
		return "", false
	}
	return string(o), o != ""
}

// Changer says who changes the records of an entity through the API.
type Changer string

// The changers. Coordinators and reviewers change what belongs to their scope.
const (
	Coordinators Changer = "COORDINATORS"
	Reviewers    Changer = "REVIEWERS"
	Admins       Changer = "ADMINS"
	Nobody       Changer = "NOBODY"
)

// Belonging says where the records of an entity belong.
type Belonging struct {
	// Nowhere: to no county and no province.
	Nowhere bool `json:",omitempty"`
	// Region: a record is a region itself.
	Region bool `json:",omitempty"`
	// Columns are the foreign keys that lead there: to a region, or to a record that belongs somewhere. The first that
	// must be filled in decides alone in which province the record is.
	Columns []string `json:",omitempty"`
	// Supporter is the one of the columns that leads to the supporting side of a pairing.
	Supporter string `json:",omitempty"`
	// Partners: a record also belongs to the counties that are paired with its own.
	Partners bool `json:",omitempty"`
}

// BelongsTo returns the Belonging with the foreign keys that lead to where a record belongs.
var (
	Nowhere = Belonging{Nowhere: true}
	Region  = Belonging{Region: true}
)

// BelongsTo names the foreign keys that lead to where a record belongs.
func BelongsTo(columns ...string) Belonging { return Belonging{Columns: columns} }

// Unit is the length of time that a column names.
type Unit string

// The units. A month is held as its first day, and a year as a number.
const (
	Day   Unit = "DAY"
	Month Unit = "MONTH"
	Year  Unit = "YEAR"
)

// Standing says on which days a record stands.
type Standing struct {
	// Always: nothing dates the records.
	Always bool `json:",omitempty"`
	// From is the column that dates a record: it stands from then on, of a month when the month is over. A record
	// without a value there does not stand.
	From string `json:",omitempty"`
	// Unit of From.
	Unit Unit `json:",omitempty"`
	// Until is the column of the last day on which a record stands, where it has one.
	Until string `json:",omitempty"`
	// Undated records, without a value in From, stand.
	Undated bool `json:",omitempty"`
	// Recorded: a record stands from the day on which it was put on record, too.
	Recorded bool `json:",omitempty"`
	// Through is an edge: a record stands, too, from the day of the first record that it leads to.
	Through string `json:",omitempty"`
	// Never are the statuses in which a record does not stand.
	Never []string `json:",omitempty"`
	// Ended is the status of a record from its last day on; Before is the status that it had until then.
	Ended  string `json:",omitempty"`
	Before string `json:",omitempty"`
	// Reverses is the column that names the record which this one makes void. Neither of the two stands from then on.
	// Records that are made void are never edited.
	Reverses string `json:",omitempty"`
	// With is a foreign key: a record counts only where the record that it names does.
	With string `json:",omitempty"`
}

// Always is the Standing of records that nothing dates.
var Always = Standing{Always: true}

// Monthly records are of a month.
func Monthly(column string) Standing { return Standing{From: column, Unit: Month} }

// Yearly records are of a year.
func Yearly(column string) Standing { return Standing{From: column, Unit: Year} }

// Search is how records are found by name. The schema says it with the mixin Named and the index searched.
type Search string

// The ways.
const (
	NotSearched Search = ""
	Scanned     Search = "SCANNED" // the table is small
	Indexed     Search = "INDEXED" // by an index of PostgreSQL and a table of SQLite
)

// Column is what the schema says of a column. Columns of content need not say anything.
type Column struct {
	// Aside: the column says where a record stands or follows from others, so it is not content. Changing it is not an
	// edit, and its value at the last validation is not read.
	Aside bool
	// Unwritten: the history does not name the column when it changes.
	Unwritten bool
}

// Name of the annotation.
func (Column) Name() string { return "Column" }
