namespace Orleans.Runtime;

/// <summary>A part of the ring; equal ends mean the whole ring.</summary>
internal sealed record SingleRange(uint Begin, uint End) : ISingleRange
{
    public static SingleRange Full { get; } = new(0, 0);

    public bool InRange(GrainId grainId) => InRange(grainId.GetUniformHashCode());

    public bool InRange(uint value)
    {
        if (Begin < End)
        {
            return value > Begin && value <= End;
        }

        return Begin == End || value > Begin || value <= End;
    }
}
