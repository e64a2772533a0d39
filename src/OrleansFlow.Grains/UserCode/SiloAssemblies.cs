using System.Reflection;

namespace OrleansFlow.Grains.UserCode;

/// <summary>
/// The assemblies that a silo has by itself: .NET, Orleans, the product and all that its host was deployed with, grain interfaces
/// among it. A shipped assembly never takes the place of one of these: its types would be others than those that Orleans knows.
/// </summary>
internal static class SiloAssemblies
{
    private static readonly HashSet<string> Names = Find();

    /// <summary>Whether the silo has an assembly.</summary>
    /// <param name="name">Its simple name.</param>
    public static bool Has(string name) => Names.Contains(name);

    private static HashSet<string> Find()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            names.Add(Path.GetFileNameWithoutExtension(path));
        }

        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (!assembly.IsCollectible && !assembly.IsDynamic && assembly.GetName().Name is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }
}
