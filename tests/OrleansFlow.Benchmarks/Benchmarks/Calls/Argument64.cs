namespace OrleansFlow.Benchmarks.Benchmarks.Calls;

/// <summary>An argument of 64 bytes.</summary>
[GenerateSerializer]
public sealed class Argument64
{
    [Id(0)]
    public long A { get; set; }

    [Id(1)]
    public long B { get; set; }

    [Id(2)]
    public long C { get; set; }

    [Id(3)]
    public long D { get; set; }

    [Id(4)]
    public long E { get; set; }

    [Id(5)]
    public long F { get; set; }

    [Id(6)]
    public long G { get; set; }

    [Id(7)]
    public long H { get; set; }
}
