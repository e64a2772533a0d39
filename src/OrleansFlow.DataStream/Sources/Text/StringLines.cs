using System.Text;

namespace OrleansFlow.Sources;

/// <summary>Strings; what is no valid UTF-8 becomes U+FFFD.</summary>
internal struct StringLines : ILineFormat<string>
{
    public readonly string Read(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line);
}
