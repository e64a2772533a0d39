using System.Reflection;

namespace OrleansFlow.Architecture.Tests;

/// <summary>The product's libraries, by name, and what each may know (DESIGN: references go one way).</summary>
internal static class ProductAssemblies
{
    private const string Core = "OrleansFlow.Abstractions";

    /// <summary>Each library with the product libraries that it may reference, and whether it may know Orleans.</summary>
    public static IReadOnlyDictionary<string, (string[] MayReference, bool MayKnowOrleans)> Rules { get; } =
        new Dictionary<string, (string[], bool)>
        {
            [Core] = ([], false),
            ["OrleansFlow.DataStream"] = ([Core], false),
            ["OrleansFlow.State"] = ([Core], false),
            ["OrleansFlow.Tasks"] = ([Core, "OrleansFlow.DataStream", "OrleansFlow.State"], false),
            ["OrleansFlow.Exchange"] = ([Core, "OrleansFlow.DataStream", "OrleansFlow.State", "OrleansFlow.Tasks"], false),
            ["OrleansFlow.Exchange.Streams"] = ([Core, "OrleansFlow.DataStream", "OrleansFlow.State", "OrleansFlow.Tasks", "OrleansFlow.Exchange"], true),
            ["OrleansFlow.Grains.Abstractions"] = ([Core], true),
            ["OrleansFlow.Grains"] =
                ([Core, "OrleansFlow.DataStream", "OrleansFlow.State", "OrleansFlow.Tasks", "OrleansFlow.Exchange", "OrleansFlow.Exchange.Streams", "OrleansFlow.Grains.Abstractions"], true),
            ["OrleansFlow.Connectors.Orleans"] = ([Core, "OrleansFlow.DataStream"], true),
            ["OrleansFlow.Hosting"] =
                ([Core, "OrleansFlow.DataStream", "OrleansFlow.State", "OrleansFlow.Tasks", "OrleansFlow.Exchange", "OrleansFlow.Exchange.Streams", "OrleansFlow.Grains.Abstractions", "OrleansFlow.Grains"], true),
            ["OrleansFlow.Testing"] = ([Core, "OrleansFlow.DataStream", "OrleansFlow.State", "OrleansFlow.Tasks", "OrleansFlow.Grains.Abstractions", "OrleansFlow.Grains", "OrleansFlow.Hosting"], true),
            ["OrleansFlow.Client"] =
                ([Core, "OrleansFlow.DataStream", "OrleansFlow.Tasks", "OrleansFlow.Exchange.Streams", "OrleansFlow.Grains.Abstractions", "OrleansFlow.Grains", "OrleansFlow.Hosting"], true),
        };

    public static Assembly Load(string name) => Assembly.Load(name);
}
