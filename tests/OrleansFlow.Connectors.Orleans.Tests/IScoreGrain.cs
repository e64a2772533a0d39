namespace OrleansFlow.Connectors.Orleans.Tests;

/// <summary>A grain of the host's own.</summary>
public interface IScoreGrain : IGrainWithStringKey
{
    ValueTask<int> ScoreAsync(int points);

    /// <summary>Never answers.</summary>
    Task<int> PonderAsync();
}
