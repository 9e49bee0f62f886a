package web

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"jiedui/fault"
)

// mostMap is the size of the largest file of a map, in bytes: each visitor of the overview loads it.
const mostMap = 4 << 20

// provinces are the codes of the 34 provinces (GB/T 2260). A map of China leaves none out.
var provinces = strings.Fields("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82")

// Map is a map of the provinces that the operator supplies, for the overview.
type Map struct {
	path    string // has the hash of the content, so that a browser keeps it
	content asset
}

// mapFile is what is read of a map: a FeatureCollection of GeoJSON with the number of its approval beside the features.
type mapFile struct {
	Type     string
	Approval string
	Features []struct {
		Properties struct{ AdCode, Code any }
		Geometry   struct {
			Type        string
			Coordinates json.RawMessage
		}
	}
}

// ReadMap reads a map and refuses one that the overview cannot draw.
func ReadMap(name string) (*Map, error) {
	content, err := readAtMost(name, mostMap)
	if err != nil {
		return nil, err
	}
	var file mapFile
	if err := json.Unmarshal(content, &file); err != nil || file.Type != "FeatureCollection" {
		return nil, badMap(name, "it is no GeoJSON FeatureCollection", "不是 GeoJSON FeatureCollection")
	}
	if strings.TrimSpace(file.Approval) == "" {
		return nil, badMap(name,
			`it does not say by which number it was approved: write the approval number beside "features", such as "approval": "GS(2026)1234"`,
			`没有审图号：请写在 "features" 旁，如 "approval": "GS(…)…号"`)
	}
	missing := slices.Clone(provinces)
	for i, f := range file.Features {
		code := provinceOf(f.Properties.AdCode, f.Properties.Code)
		if !drawable(f.Geometry.Type, f.Geometry.Coordinates, code != "") {
			return nil, badMap(name,
				fmt.Sprintf("features[%d] cannot be drawn: a province is a Polygon or a MultiPolygon, other features may be lines, and coordinates are longitude and latitude in degrees", i),
				fmt.Sprintf("features[%d] 无法绘制：省份须为 Polygon 或 MultiPolygon，其他要素可以是线，坐标须为以度表示的经纬度", i))
		}
		missing = slices.DeleteFunc(missing, func(other string) bool { return other == code })
	}
	if len(missing) > 0 {
		return nil, badMap(name,
			`it has no feature with the "adcode" or "code" of these provinces: `+strings.Join(missing, ", "),
			`下列省份没有带 "adcode" 或 "code" 的要素：`+strings.Join(missing, "、"))
	}
	plain := encoded("", content)
	_, tag := plain.content()
	return &Map{
		path:    "/map-" + strings.Trim(tag, `"`) + ".json",
		content: asset{contentType: "application/geo+json", policy: policy, cache: immutable, encodings: []encoding{gzipped(content), plain}},
	}, nil
}

func badMap(name, en, zh string) error {
	return fault.New(fault.BadUserInput, fmt.Sprintf("--map %s: %s", name, en), fmt.Sprintf("--map %s：%s", name, zh))
}

// readAtMost reads a file that is not larger than so many bytes.
func readAtMost(name string, most int64) ([]byte, error) {
	f, err := os.Open(name) //nolint:gosec // G304: the operator names it
	if err != nil {
		return nil, badMap(name, "it cannot be opened: name a file that is there and may be read", "无法打开：请指定存在且可读的文件")
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, badMap(name, "it cannot be read: name a file", "无法读取：请指定文件")
	}
	if int64(len(content)) > most {
		return nil, badMap(name, fmt.Sprintf("it is larger than %d MB: simplify its lines", most>>20), fmt.Sprintf("超过 %d MB：请简化线条", most>>20))
	}
	return content, nil
}

// provinceOf returns the code of the province that a feature is, of its adcode or code; "" is none.
func provinceOf(codes ...any) string {
	for _, code := range codes {
		if text := fmt.Sprint(code); len(text) >= 2 && slices.Contains(provinces, text[:2]) {
			return text[:2]
		}
	}
	return ""
}

// drawable reports whether a geometry is one that the overview draws, on the globe.
func drawable(kind string, coordinates json.RawMessage, province bool) bool {
	depth := map[string]int{"Polygon": 3, "MultiPolygon": 4}[kind]
	if !province && depth == 0 {
		depth = map[string]int{"LineString": 2, "MultiLineString": 3}[kind]
	}
	var read any
	return depth > 0 && json.Unmarshal(coordinates, &read) == nil && onGlobe(read, depth)
}

// onGlobe reports whether lists of such a depth have positions in them, and all are longitudes and latitudes.
func onGlobe(value any, depth int) bool {
	list, _ := value.([]any)
	if depth > 1 {
		return len(list) > 0 && !slices.ContainsFunc(list, func(one any) bool { return !onGlobe(one, depth-1) })
	}
	if len(list) < 2 {
		return false
	}
	longitude, isLongitude := list[0].(float64)
	latitude, isLatitude := list[1].(float64)
	return isLongitude && isLatitude && math.Abs(longitude) <= 180 && math.Abs(latitude) <= 90
}
