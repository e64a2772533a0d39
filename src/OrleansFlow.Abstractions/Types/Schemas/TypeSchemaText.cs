using System.Text;

namespace OrleansFlow.Types;

/// <summary>Schemas in one line, for messages.</summary>
internal static class TypeSchemaText
{
    private const int LongestText = 2000;

    public static string Of(TypeSchema schema)
    {
        StringBuilder text = new();
        Append(text, schema, new HashSet<TypeSchema>(ReferenceEqualityComparer.Instance));
        return text.Length <= LongestText ? text.ToString() : text.ToString(0, LongestText) + "…";
    }

    private static void Append(StringBuilder text, TypeSchema schema, HashSet<TypeSchema> open)
    {
        if (text.Length > LongestText)
        {
            return;
        }

        switch (schema.Kind)
        {
            case TypeSchemaKind.Leaf:
                text.Append(schema.Name);
                break;
            case TypeSchemaKind.Custom:
                text.Append("custom ").Append(schema.Summary);
                break;
            case TypeSchemaKind.Enum:
                text.Append(schema.Name).Append(" (");
                for (int i = 0; i < schema.Members.Length; i++)
                {
                    text.Append(i == 0 ? "" : ", ").Append(schema.Members[i].Name).Append('=').Append(schema.Members[i].Value);
                }

                text.Append(')');
                break;
            default:
                AppendParts(text, schema, open);
                break;
        }
    }

    private static void AppendParts(StringBuilder text, TypeSchema schema, HashSet<TypeSchema> open)
    {
        if (!TryOpen(open, schema))
        {
            text.Append(schema.Name).Append(" …");
            return;
        }

        (string begin, string end) = schema.Kind switch
        {
            TypeSchemaKind.Nullable => ("", "?"),
            TypeSchemaKind.Sequence => ("[", "]"),
            TypeSchemaKind.Set => ("set [", "]"),
            TypeSchemaKind.Map => ("map {", "}"),
            TypeSchemaKind.Grid => ($"{schema.Version}-dimensional [", "]"),
            TypeSchemaKind.Struct => ("struct " + schema.Name + " { ", " }"),
            TypeSchemaKind.Union => ("union " + schema.Name + " { ", " }"),
            _ => (schema.Name + " { ", " }"),
        };
        text.Append(begin);
        for (int i = 0; i < schema.Members.Length; i++)
        {
            SchemaMember member = schema.Members[i];
            text.Append(i == 0 ? "" : ", ").Append(member.Name.Length == 0 ? "" : member.Name + ": ");
            Append(text, member.Schema!, open);
        }

        text.Append(end);
        open.Remove(schema);
    }

    private static bool TryOpen(HashSet<TypeSchema> open, TypeSchema schema) =>
        open.Count < 64 && open.Add(schema);
}
