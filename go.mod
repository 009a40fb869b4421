module github.com/aboveboard-hugo/aboveboard

go 1.26.0
