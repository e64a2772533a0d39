namespace OrleansFlow.Types;

/// <summary>The bytes of one leaf type; a struct, so that compiled serializers call it without a virtual call.</summary>
internal interface ILeafCodec<T>
{
    /// <summary>The name of the form in schemas.</summary>
    static abstract string Form { get; }

    /// <summary>The number of bytes, or −1 for bytes after their length plus one.</summary>
    static abstract int FixedLength { get; }

    /// <summary>Whether values can change.</summary>
    static virtual bool IsMutable => false;

    /// <summary>Why values may not be keys, or null.</summary>
    static virtual string? KeyProblem => null;

    /// <summary>Whether a span of values is its bytes in memory and any bytes are values.</summary>
    static virtual bool IsBlittable => false;

    static abstract void Write(T value, ref DataWriter writer);

    static abstract T Read(ref DataReader reader);

    /// <summary>The one of all equal values that stands in the canonical form.</summary>
    static virtual T Canonical(T value) => value;

    static virtual T Copy(T value) => value;
}
