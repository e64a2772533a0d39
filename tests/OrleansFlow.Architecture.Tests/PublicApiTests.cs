using System.Runtime.CompilerServices;

namespace OrleansFlow.Architecture.Tests;

/// <summary>
/// The public API of each assembly is a text file beside this one. A change shows up here first: accept it by running the tests
/// with OFLOW_ACCEPT_API=1 and reading the difference in the commit.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Assemblies => [.. ProductAssemblies.Rules.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void ThePublicApiIsTheApprovedOne(string name)
    {
        string file = Path.Combine(Folder(), "PublicApi", $"{name}.txt");
        string actual = PublicApiText.Of(ProductAssemblies.Load(name));
        if (Environment.GetEnvironmentVariable("OFLOW_ACCEPT_API") == "1")
        {
            File.WriteAllText(file, actual);
        }

        string approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;
        string[] approvedLines = approved.Split('\n');
        string[] actualLines = actual.Split('\n');

        Assert.True(
            approved == actual,
            $"""
            The public API of {name} is not the approved one ({file}).
            gone:  {string.Join("\n       ", approvedLines.Except(actualLines).Take(20))}
            added: {string.Join("\n       ", actualLines.Except(approvedLines).Take(20))}
            If it is meant: OFLOW_ACCEPT_API=1 ./oflow test --project Architecture
            """);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
