namespace OrleansFlow.Types;

/// <summary>The serializer of a nullable struct. Bytes: 0, or 1 and the value.</summary>
internal sealed class NullableSerializer<T>(TypeSerializer<T> value) : BuiltInSerializer<T?>
    where T : struct
{
    public override TypeSchema Schema { get; } = TypeSchema.Of(TypeSchemaKind.Nullable, typeof(T?), value.Schema);

    internal override IEnumerable<(string Edge, TypeSerializer Part)> Parts => [("", value)];

    internal override bool IsShallowlyImmutable => true;

    public override void Serialize(T? nullable, ref DataWriter writer)
    {
        writer.WriteBoolean(nullable.HasValue);
        if (nullable.HasValue)
        {
            value.Serialize(nullable.GetValueOrDefault(), ref writer);
        }
    }

    public override void SerializeKey(T? key, ref DataWriter writer)
    {
        writer.WriteBoolean(key.HasValue);
        if (key.HasValue)
        {
            value.SerializeKey(key.GetValueOrDefault(), ref writer);
        }
    }

    public override T? Deserialize(ref DataReader reader) => reader.ReadBoolean() ? value.Deserialize(ref reader) : null;

    public override T? Copy(T? original) => original.HasValue ? value.Copy(original.GetValueOrDefault()) : null;

    public override bool KeyEquals(T? left, T? right) =>
        left.HasValue == right.HasValue && (!left.HasValue || value.KeyEquals(left.GetValueOrDefault(), right.GetValueOrDefault()));

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        bool wasNullable = writer.Kind == TypeSchemaKind.Nullable;
        return evolution.Resolve("", value, wasNullable ? writer.Item : writer) switch
        {
            null => null,
            TypeSerializer same when wasNullable && ReferenceEquals(same, value) => this,
            TypeSerializer older => new Reader(this, writer, (TypeSerializer<T>)older, wasNullable),
        };
    }

    /// <summary>Reads a value that was not nullable, or whose own schema has changed.</summary>
    private sealed class Reader(TypeSerializer<T?> present, TypeSchema writer, TypeSerializer<T> value, bool wasNullable)
        : ReadOnlyReader<T?>(present, writer)
    {
        public override T? Deserialize(ref DataReader reader) =>
            !wasNullable || reader.ReadBoolean() ? value.Deserialize(ref reader) : null;
    }
}
