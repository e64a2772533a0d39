using System.Buffers;

namespace Orleans.Runtime;

/// <summary>What the activation on the former silo gave.</summary>
public interface IRehydrationContext
{
    /// <summary>The names.</summary>
    IEnumerable<string> Keys { get; }

    /// <summary>Reads bytes.</summary>
    bool TryGetBytes(string key, out ReadOnlySequence<byte> value);

    /// <summary>Reads a value.</summary>
    bool TryGetValue<T>(string key, out T? value);
}
