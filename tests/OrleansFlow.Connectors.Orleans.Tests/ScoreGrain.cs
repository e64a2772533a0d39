namespace OrleansFlow.Connectors.Orleans.Tests;

internal sealed class ScoreGrain : Grain, IScoreGrain
{
    private int _sum;

    public ValueTask<int> ScoreAsync(int points) => points < 0
        ? throw new ArgumentOutOfRangeException(nameof(points), points, "no negative points")
        : new(_sum += points);

    public Task<int> PonderAsync() => new TaskCompletionSource<int>().Task;
}
