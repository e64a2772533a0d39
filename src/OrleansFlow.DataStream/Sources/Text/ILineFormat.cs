namespace OrleansFlow.Sources;

/// <summary>What the lines of text files become. Implementations are structs, so that a reader calls them without a virtual call.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal interface ILineFormat<out T>
{
    /// <summary>Makes the record of a line.</summary>
    /// <param name="line">The line without its end; the bytes are the reader's and change after the call.</param>
    T Read(ReadOnlySpan<byte> line);
}
