namespace OrleansFlow;

/// <summary>The id of an operator, the identity of its state over restarts and job changes: 128 bits, printed as 32 hexadecimal digits (org.apache.flink.runtime.jobgraph.OperatorID).</summary>
/// <param name="Value">The 128 bits.</param>
public readonly record struct OperatorId(UInt128 Value) : IComparable<OperatorId>
{
    /// <summary>Takes the bits of a GUID.</summary>
    /// <param name="guid">Any GUID.</param>
    public static OperatorId From(Guid guid) => new(HexId.From(guid));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <param name="text">The digits.</param>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static OperatorId Parse(string text) => new(HexId.Parse(text, "operator id"));

    /// <summary>Reads 32 hexadecimal digits, if they are.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="id">The id read.</param>
    public static bool TryParse(string? text, out OperatorId id)
    {
        bool ok = HexId.TryParse(text, out UInt128 value);
        id = new OperatorId(value);
        return ok;
    }

    /// <inheritdoc />
    public int CompareTo(OperatorId other) => Value.CompareTo(other.Value);

    /// <summary>The 32 hexadecimal digits.</summary>
    public override string ToString() => HexId.Format(Value);
}
