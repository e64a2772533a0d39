using OrleansFlow.Functions;

namespace OrleansFlow.Benchmarks.Benchmarks.Joins;

/// <summary>A number for each pair.</summary>
internal sealed class DigestPairs : ProcessJoinFunction<Visit, Visit, long>
{
    public static long Digest(in Visit left, in Visit right) => (left.Number * 31) ^ (right.Number * 17);

    public override void ProcessElement(Visit left, Visit right, IProcessJoinContext context, ICollector<long> output) => output.Collect(Digest(left, right));
}
