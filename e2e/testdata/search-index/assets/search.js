{{ $index := resources.Get "index.json" | resources.ExecuteAsTemplate "index.json" . | resources.Minify | resources.Fingerprint -}}
const index = {{ partial "address.html" $index | jsonify }};
