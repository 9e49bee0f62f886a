package limit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"jiedui/fault"
	"jiedui/response"
)

// Operations is the extension of gqlgen that refuses documents which are not on a list. It takes the place of the
// extension for persisted queries: a client may send the hash of a document instead of its text.
type Operations struct {
	documents map[string]string // by the SHA-256 of their text
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = new(Operations)

// ParseOperations parses the persisted documents of graphql-codegen: a JSON object with each text by its SHA-256, in
// hexadecimal digits. Every document must be valid. The error is a fault that names the wrong one.
func ParseOperations(list []byte, schema *ast.Schema) (*Operations, error) {
	o := new(Operations)
	if err := json.Unmarshal(list, &o.documents); err != nil || len(o.documents) == 0 {
		return nil, fault.Wrap(err, fault.BadUserInput,
			"it must be a JSON object with at least one operation, each by the SHA-256 of its text, as persistedDocuments of graphql-codegen writes it",
			"须为 JSON 对象，至少含一个操作，以其文本的 SHA-256 为键，即 graphql-codegen 的 persistedDocuments 所写的形式")
	}
	for _, hash := range slices.Sorted(maps.Keys(o.documents)) {
		text := o.documents[hash]
		if hash != hashOf(text) {
			return nil, fault.New(fault.BadUserInput,
				fmt.Sprintf("%s is not the SHA-256 of its operation: set hashAlgorithm to 'sha256' in persistedDocuments of graphql-codegen, and write the file anew", hash),
				fmt.Sprintf("%s 不是其操作的 SHA-256：请在 graphql-codegen 的 persistedDocuments 中将 hashAlgorithm 设为 'sha256' 并重新生成", hash))
		}
		if f, _ := CheckDocument(text); f != nil {
			return nil, fault.Wrap(f, f.Code, fmt.Sprintf("%s: %s", hash, f.Message.EN), fmt.Sprintf("%s：%s", hash, f.Message.ZH))
		}
		if _, errs := gqlparser.LoadQueryWithRules(schema, text, nil); len(errs) > 0 {
			return nil, fault.New(fault.BadUserInput,
				fmt.Sprintf("the operation %s is not valid: %s", hash, errs[0].Message), fmt.Sprintf("操作 %s 无效：%s", hash, errs[0].Message))
		}
	}
	return o, nil
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Len returns how many documents there are.
func (o *Operations) Len() int { return len(o.documents) }

// ExtensionName implements graphql.HandlerExtension.
func (*Operations) ExtensionName() string { return "Operations" }

// Validate implements graphql.HandlerExtension.
func (*Operations) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters implements graphql.OperationParameterMutator.
func (o *Operations) MutateOperationParameters(_ context.Context, request *graphql.RawParams) *gqlerror.Error {
	hash := hashOf(request.Query)
	if persisted, ok := request.Extensions["persistedQuery"].(map[string]any); ok && request.Query == "" {
		hash, _ = persisted["sha256Hash"].(string)
	}
	text, ok := o.documents[hash]
	if !ok {
		return response.Error(fault.New(fault.Forbidden,
			"this server runs only the operations on its list, and this is none of them: send one as its text or hash on the list is, or ask who runs the server to add it",
			"本服务只执行清单中的操作，此操作不在其中：请按清单中的文本或哈希发送，或请运维人员将其加入"))
	}
	request.Query = text
	return nil
}
