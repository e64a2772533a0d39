using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace OrleansFlow.Execution;

/// <summary>
/// The executor factories of the process. OrleansFlow.Client and OrleansFlow.Hosting register theirs in a module initializer;
/// they are loaded when a program that has named neither executes a job.
/// </summary>
public static class JobExecutors
{
    private static readonly string[] WellKnownAssemblies = ["OrleansFlow.Client", "OrleansFlow.Hosting"];
    private static readonly Lock Gate = new();
    private static readonly SortedDictionary<string, IJobExecutorFactory> Factories = new(StringComparer.Ordinal);

    /// <summary>Registers a factory for its target; a later one replaces an earlier one.</summary>
    /// <param name="factory">The factory.</param>
    public static void Register(IJobExecutorFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        lock (Gate)
        {
            Factories[factory.Target] = factory;
        }
    }

    /// <summary>Finds the factory of a target.</summary>
    /// <param name="target"><c>local</c>, <c>remote</c> or the name of a registered one.</param>
    /// <exception cref="JobSubmissionException">There is none.</exception>
    public static IJobExecutorFactory Find(string target)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        if (TryFind(target) is { } known)
        {
            return known;
        }

        LoadWellKnown();
        return TryFind(target)
            ?? throw new JobSubmissionException($"Nothing here can run a job with the target '{target}': reference the package OrleansFlow.Client, or register a factory with {nameof(JobExecutors)}.{nameof(Register)}.");
    }

    private static IJobExecutorFactory? TryFind(string target)
    {
        lock (Gate)
        {
            return Factories.GetValueOrDefault(target);
        }
    }

    private static void LoadWellKnown()
    {
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(typeof(JobExecutors).Assembly) ?? AssemblyLoadContext.Default;
        foreach (string name in WellKnownAssemblies)
        {
            try
            {
                RuntimeHelpers.RunModuleConstructor(context.LoadFromAssemblyName(new AssemblyName(name)).ManifestModule.ModuleHandle);
            }
            catch (FileNotFoundException)
            {
                // The program does not reference it; Find says so if none of them is there.
            }
        }
    }
}
