using System.Reflection;
using OrleansFlow.Configuration;

namespace OrleansFlow.Capture;

/// <summary>Orleans knows grain interfaces only from the start of a silo, so none can come with a job.</summary>
internal static class GrainInterfaces
{
    /// <exception cref="JobSubmissionException">The assembly holds a grain interface.</exception>
    public static void Refuse(Assembly assembly)
    {
        bool knowsOrleans = Array.Exists(assembly.GetReferencedAssemblies(), static reference => reference.Name is { } name && name.StartsWith("Orleans", StringComparison.Ordinal));
        if (!knowsOrleans)
        {
            return;
        }

        foreach (Type type in TypesOf(assembly))
        {
            if (type.IsInterface && Array.Exists(type.GetInterfaces(), static contract => contract.FullName is "Orleans.IGrain" or "Orleans.Runtime.IAddressable"))
            {
                throw new JobSubmissionException(
                    $"Grain interface {type} of assembly '{assembly.GetName().Name}' cannot be shipped with a job, because Orleans knows grain interfaces only from the start of a silo: deploy the assembly with the silos and name it in {PipelineOptions.ProvidedAssemblies.Key}.");
            }
        }
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }
}
