namespace OrleansFlow.Graph;

/// <summary>An assembly of the program.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="BlobKey">Lower-case hexadecimal SHA-256 of its content: the key in the blob store.</param>
public sealed record UserAssembly(string Name, string BlobKey);
