namespace OrleansFlow;

/// <summary>The id of a job: 128 bits, printed as 32 hexadecimal digits (org.apache.flink.api.common.JobID).</summary>
/// <param name="Value">The 128 bits.</param>
public readonly record struct JobId(UInt128 Value) : IComparable<JobId>
{
    /// <summary>Takes the bits of a GUID.</summary>
    /// <param name="guid">Any GUID.</param>
    public static JobId From(Guid guid) => new(HexId.From(guid));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <param name="text">The digits.</param>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static JobId Parse(string text) => new(HexId.Parse(text, "job id"));

    /// <summary>Reads 32 hexadecimal digits, if they are.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="id">The id read.</param>
    public static bool TryParse(string? text, out JobId id)
    {
        bool ok = HexId.TryParse(text, out UInt128 value);
        id = new JobId(value);
        return ok;
    }

    /// <inheritdoc />
    public int CompareTo(JobId other) => Value.CompareTo(other.Value);

    /// <summary>The 32 hexadecimal digits.</summary>
    public override string ToString() => HexId.Format(Value);
}
