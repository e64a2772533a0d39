using System.Collections.Frozen;
using System.Linq.Expressions;

namespace OrleansFlow.Types;

/// <summary>Members whose number type has grown: every old value is a value of the new type.</summary>
internal static class Widening
{
    private static readonly FrozenDictionary<string, string[]> WiderForms = new Dictionary<string, string[]>
    {
        ["int8"] = ["int16", "int32", "int64", "int128", "float16", "float32", "float64", "decimal"],
        ["uint8"] = ["int16", "uint16", "int32", "uint32", "int64", "uint64", "int128", "uint128", "float16", "float32", "float64", "decimal"],
        ["int16"] = ["int32", "int64", "int128", "float32", "float64", "decimal"],
        ["uint16"] = ["int32", "uint32", "int64", "uint64", "int128", "uint128", "float32", "float64", "decimal"],
        ["int32"] = ["int64", "int128", "float64", "decimal"],
        ["uint32"] = ["int64", "uint64", "int128", "uint128", "float64", "decimal"],
        ["int64"] = ["int128", "decimal"],
        ["uint64"] = ["int128", "uint128", "decimal"],
        ["float16"] = ["float32", "float64"],
        ["float32"] = ["float64"],
    }.ToFrozenDictionary();

    /// <summary>A reader of the narrower form, or null when values could be lost.</summary>
    public static TypeSerializer? TryCreate<T>(TypeSerializer<T> present, TypeSchema writer) =>
        WiderForms.GetValueOrDefault(writer.Name)?.Contains(present.Schema.Name) == true
            ? new Reader<T>(present, writer, LeafForms.Find(writer.Name)!)
            : null;

    private sealed class Reader<T>(TypeSerializer<T> present, TypeSchema writer, TypeSerializer narrow) : ReadOnlyReader<T>(present, writer)
    {
        private readonly DeserializeAction<T> _read = Compile(narrow);

        public override T Deserialize(ref DataReader reader) => _read(ref reader);

        private static DeserializeAction<T> Compile(TypeSerializer narrow)
        {
            ParameterExpression reader = Expression.Parameter(typeof(DataReader).MakeByRefType(), "reader");
            return Expression.Lambda<DeserializeAction<T>>(Expression.Convert(narrow.EmitRead(reader), typeof(T)), reader).Compile();
        }
    }
}
