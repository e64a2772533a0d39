using System.Text;

namespace Orleans;

/// <summary>A hash of bytes which is the same in every process.</summary>
public static class StableHash
{
    /// <summary>The hash of a text's UTF-8 bytes.</summary>
    public static uint ComputeHash(string data) => ComputeHash(Encoding.UTF8.GetBytes(data));

    /// <summary>The hash of bytes (FNV-1a, finished by a mixer).</summary>
    public static uint ComputeHash(ReadOnlySpan<byte> data)
    {
        var hash = 2166136261u;
        foreach (var b in data)
        {
            hash = unchecked((hash ^ b) * 16777619u);
        }

        unchecked
        {
            hash ^= hash >> 16;
            hash *= 0x85ebca6b;
            hash ^= hash >> 13;
            hash *= 0xc2b2ae35;
            return hash ^ (hash >> 16);
        }
    }
}
