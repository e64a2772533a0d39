namespace OrleansFlow.Architecture.Tests;

public sealed class ReferenceRuleTests
{
    public static TheoryData<string> Assemblies => [.. ProductAssemblies.Rules.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void AProductAssemblyReferencesOnlyWhatItsLayerMayKnow(string name)
    {
        (string[] mayReference, _) = ProductAssemblies.Rules[name];
        IEnumerable<string> product = References(name).Where(r => r.StartsWith("OrleansFlow.", StringComparison.Ordinal));

        Assert.Empty(product.Except(mayReference));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void OnlyTheControlPlaneSideKnowsOrleans(string name)
    {
        (_, bool mayKnowOrleans) = ProductAssemblies.Rules[name];
        IEnumerable<string> orleans = References(name).Where(r => r.StartsWith("Orleans.", StringComparison.Ordinal));

        if (!mayKnowOrleans)
        {
            Assert.Empty(orleans);
        }
    }

    [Fact]
    public void EveryProductAssemblyHasARule()
    {
        IEnumerable<string> present = Directory.EnumerateFiles(AppContext.BaseDirectory, "OrleansFlow.*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal) && name != "OrleansFlow.SiloHost");

        Assert.Empty(present.Except(ProductAssemblies.Rules.Keys));
    }

    private static IEnumerable<string> References(string name) =>
        ProductAssemblies.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!);
}
