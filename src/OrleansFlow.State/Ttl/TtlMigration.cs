using OrleansFlow.Types;

namespace OrleansFlow.State.Ttl;

/// <summary>
/// Reads state that was saved before its values were given a time to live, or before that was taken away (Flink:
/// TtlAwareSerializer). A value that had no time counts as used at the restore.
/// </summary>
internal static class TtlMigration
{
    private static readonly string s_prefix = typeof(TtlValue<>).FullName!.Split('`')[0];

    /// <summary>Whether values were saved with times.</summary>
    public static bool HasTtl(TypeSchema schema) => schema.Name.StartsWith(s_prefix, StringComparison.Ordinal);

    /// <summary>Reads values with times where the state has none any more, and the other way round.</summary>
    /// <typeparam name="T">Type of the values as they are now.</typeparam>
    /// <typeparam name="TOther">The same, with times if they have none now, without if they have.</typeparam>
    /// <param name="now">Present serializer.</param>
    /// <param name="then">Serializer of the other form.</param>
    /// <param name="saved">The form of what was saved.</param>
    /// <param name="convert">Makes a present value of the other form.</param>
    public static TypeSerializer<T> Reader<T, TOther>(TypeSerializer<T> now, TypeSerializer<TOther> then, TypeSchema saved, Func<TOther, T> convert) =>
        new ConvertingReader<T, TOther>(now, then.ReaderFor(saved), convert);

    private sealed class ConvertingReader<T, TOther>(TypeSerializer<T> now, TypeSerializer<TOther> then, Func<TOther, T> convert) : TypeSerializer<T>
    {
        public override TypeSchema Schema => then.Schema;

        public override bool IsImmutable => now.IsImmutable;

        public override void Serialize(T value, ref DataWriter writer) => throw new InvalidOperationException("A reader of an older form does not write.");

        public override T Deserialize(ref DataReader reader) => convert(then.Deserialize(ref reader));

        public override T Copy(T value) => now.Copy(value);
    }
}
