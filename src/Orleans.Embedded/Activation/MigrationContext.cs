using System.Buffers;

namespace Orleans.Embedded;

/// <summary>What a migrating activation takes along, as bytes.</summary>
internal sealed class MigrationContext(IReferenceSource references) : IDehydrationContext, IRehydrationContext
{
    private readonly SortedDictionary<string, byte[]> _values = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => _values.Keys;

    public void AddBytes(string key, ReadOnlySpan<byte> value) => _values[key] = value.ToArray();

    public void AddBytes<T>(string key, Action<T, IBufferWriter<byte>> valueWriter, T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        valueWriter(value, buffer);
        _values[key] = buffer.WrittenSpan.ToArray();
    }

    public bool TryAddValue<T>(string key, T? value)
    {
        try
        {
            var writer = new WireWriter();
            Serialized<T?>.Write(writer, value);
            _values[key] = writer.ToArray();
            return true;
        }
        catch (CodecNotFoundException)
        {
            return false;
        }
    }

    public bool TryGetBytes(string key, out ReadOnlySequence<byte> value)
    {
        var found = _values.TryGetValue(key, out var bytes);
        value = found ? new ReadOnlySequence<byte>(bytes!) : default;
        return found;
    }

    public bool TryGetValue<T>(string key, out T? value)
    {
        value = default;
        if (!_values.TryGetValue(key, out var bytes))
        {
            return false;
        }

        value = Serialized<T?>.Read(new WireReader(bytes, references));
        return true;
    }
}
