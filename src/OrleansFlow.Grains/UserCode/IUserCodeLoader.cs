using System.Reflection;
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
    /// <summary>Finds an assembly of the job, or of the silo.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="FileNotFoundException">Neither has it.</exception>
    Assembly LoadAssembly(AssemblyName name);
}
