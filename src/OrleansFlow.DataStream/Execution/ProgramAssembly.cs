using System.Security.Cryptography;

namespace OrleansFlow.Execution;

/// <summary>An assembly of the program, as it is shipped.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Path">Its file.</param>
public sealed record ProgramAssembly(string Name, string Path)
{
    /// <summary>Reads the content.</summary>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="JobSubmissionException">The file cannot be read.</exception>
    public byte[] ReadContent()
    {
        try
        {
            return File.ReadAllBytes(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobSubmissionException($"Assembly '{Name}' of the program cannot be read from '{Path}': {e.Message}", e);
        }
    }

    /// <summary>The key of the content in the blob store: its SHA-256 in lower-case hexadecimal digits.</summary>
    /// <param name="content">The content.</param>
    public static string BlobKey(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
