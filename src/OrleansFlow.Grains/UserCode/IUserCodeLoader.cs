using OrleansFlow.Capture;
using OrleansFlow.Graph;

namespace OrleansFlow.Grains.UserCode;

/// <summary>Finds the code of a job.</summary>
internal interface IUserCodeLoader
{
    /// <summary>Loads the code of a job.</summary>
    /// <param name="graph">The job.</param>
    ValueTask<IUserCode> LoadAsync(JobGraph graph);
}

/// <summary>The code of a job; disposing of it lets it go.</summary>
internal interface IUserCode : IDisposable
{
    /// <summary>Finds the job's types.</summary>
    IUserTypeResolver Types { get; }
}
