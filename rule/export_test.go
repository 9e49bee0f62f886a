package rule

// For tests.
var (
	Searchable    = searchable
	SearchIndexes = searchIndexes
)
