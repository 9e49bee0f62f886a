package reference

// Data and LoadFrom let tests load files of their own.
var (
	Data     = data
	LoadFrom = loadFiles
)
