using System.Buffers;

namespace Orleans.Runtime;

/// <summary>What an activation gives to the one that follows it on another silo.</summary>
public interface IDehydrationContext
{
    /// <summary>The names so far.</summary>
    IEnumerable<string> Keys { get; }

    /// <summary>Adds bytes.</summary>
    void AddBytes(string key, ReadOnlySpan<byte> value);

    /// <summary>Adds bytes that a function writes.</summary>
    void AddBytes<T>(string key, Action<T, IBufferWriter<byte>> valueWriter, T value);

    /// <summary>Adds a value; false when its type has no serializer.</summary>
    bool TryAddValue<T>(string key, T? value);
}
