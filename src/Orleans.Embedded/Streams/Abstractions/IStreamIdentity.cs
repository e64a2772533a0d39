namespace Orleans.Streams;

/// <summary>A stream's identity as a Guid and a namespace.</summary>
public interface IStreamIdentity
{
    /// <summary>Key of the stream.</summary>
    Guid Guid { get; }

    /// <summary>Namespace of the stream, or null.</summary>
    string? Namespace { get; }
}
