using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>Which records of two streams join, and where late ones go.</summary>
/// <typeparam name="T1">Type of the left stream's records.</typeparam>
/// <typeparam name="T2">Type of the right stream's records.</typeparam>
/// <param name="Lower">How much later than the left record the right one is at least, in ms; negative for earlier.</param>
/// <param name="Upper">How much later it is at most.</param>
/// <param name="LeftLate">Where late records of the left stream go; null to drop them.</param>
/// <param name="RightLate">Where late records of the right stream go; null to drop them.</param>
public sealed record JoinInterval<T1, T2>(long Lower, long Upper, OutputTag<T1>? LeftLate, OutputTag<T2>? RightLate);
