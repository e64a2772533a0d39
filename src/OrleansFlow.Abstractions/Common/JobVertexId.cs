namespace OrleansFlow;

/// <summary>The id of a vertex of a job graph: 128 bits, printed as 32 hexadecimal digits (org.apache.flink.runtime.jobgraph.JobVertexID).</summary>
/// <param name="Value">The 128 bits.</param>
public readonly record struct JobVertexId(UInt128 Value) : IComparable<JobVertexId>
{
    /// <summary>Takes the bits of a GUID.</summary>
    /// <param name="guid">Any GUID.</param>
    public static JobVertexId From(Guid guid) => new(HexId.From(guid));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <param name="text">The digits.</param>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static JobVertexId Parse(string text) => new(HexId.Parse(text, "job vertex id"));

    /// <summary>Reads 32 hexadecimal digits, if they are.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="id">The id read.</param>
    public static bool TryParse(string? text, out JobVertexId id)
    {
        bool ok = HexId.TryParse(text, out UInt128 value);
        id = new JobVertexId(value);
        return ok;
    }

    /// <inheritdoc />
    public int CompareTo(JobVertexId other) => Value.CompareTo(other.Value);

    /// <summary>The 32 hexadecimal digits.</summary>
    public override string ToString() => HexId.Format(Value);
}
