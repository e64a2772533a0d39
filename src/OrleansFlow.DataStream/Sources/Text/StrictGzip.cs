using System.IO.Compression;

namespace OrleansFlow.Sources;

/// <summary>Decompresses files. One that was cut off is an error, where .NET by default takes what is there for the whole.</summary>
internal static class StrictGzip
{
    private const string Switch = "System.IO.Compression.UseStrictValidation";

    static StrictGzip()
    {
        if (!AppContext.TryGetSwitch(Switch, out _))
        {
            AppContext.SetSwitch(Switch, true);
        }
    }

    /// <summary>What was compressed.</summary>
    /// <param name="compressed">The file; disposed of with the result.</param>
    /// <returns>Throws <see cref="InvalidDataException"/> when it is read, if the file is damaged or cut off.</returns>
    public static Stream Open(Stream compressed) => new GZipStream(compressed, CompressionMode.Decompress);
}
