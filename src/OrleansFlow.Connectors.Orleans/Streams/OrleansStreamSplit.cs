namespace OrleansFlow.Connectors.Orleans;

/// <summary>One stream with how far it was read.</summary>
/// <param name="Namespace">The stream's namespace, or null.</param>
/// <param name="Key">The stream's key.</param>
/// <param name="Token">The sequence token of the last item that was read, serialized by Orleans; empty if none was.</param>
public sealed record OrleansStreamSplit(string? Namespace, string Key, byte[] Token);
