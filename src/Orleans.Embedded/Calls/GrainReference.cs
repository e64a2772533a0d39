using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>A reference to a grain or observer; emitted classes derive from this, one per interface.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainReferenceShared _shared;

    /// <summary>A reference to the grain with this key.</summary>
    protected internal GrainReference(GrainReferenceShared shared, IdSpan key)
    {
        _shared = shared;
        GrainId = new GrainId(shared.GrainType, key);
    }

    /// <summary>The grain.</summary>
    public GrainId GrainId { get; }

    /// <summary>The interface.</summary>
    public GrainInterfaceType InterfaceType => _shared.InterfaceType;

    /// <summary>The version of the interface.</summary>
    public ushort InterfaceVersion => _shared.Descriptor.Version;

    /// <summary>The name of the interface.</summary>
    public virtual string InterfaceName => _shared.Descriptor.Name;

    internal ReferenceRuntime Runtime => _shared.Runtime;

    internal Type InterfaceClrType => _shared.Descriptor.Type;

    /// <summary>A reference with another interface to the same grain.</summary>
    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)Runtime.Cast(this, typeof(TGrainInterface));

    /// <summary>A hash which is the same in every process.</summary>
    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceType}";

    /// <summary>Whether both refer to the same grain.</summary>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => reference1 is null ? reference2 is null : reference1.Equals(reference2);

    /// <summary>Whether they refer to different grains.</summary>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    internal Task CallTask(RequestBase request) => Runtime.Call<object?>(this, request);

    internal Task<T> CallTask<T>(RequestBase request) => Runtime.Call<T>(this, request);

    internal ValueTask CallValueTask(RequestBase request) => new(Runtime.Call<object?>(this, request));

    internal ValueTask<T> CallValueTask<T>(RequestBase request) => new(Runtime.Call<T>(this, request));

    internal void CallVoid(RequestBase request) => Runtime.Send(this, request);

    internal IAsyncEnumerable<T> CallEnumerable<T>(RequestBase request) => new GrainAsyncEnumerable<T>(this, request);
}
