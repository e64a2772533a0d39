using System.Xml.Linq;

namespace OrleansFlow.TestRunner;

/// <summary>Reads the result files of `dotnet test`.</summary>
internal static class TrxFile
{
    public static SuiteResult Read(string folder, string name, TimeSpan duration, int exitCode)
    {
        int passed = 0;
        int failed = 0;
        var skipped = new List<(string Test, string Reason)>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.trx") : [];
        foreach (XElement result in files.SelectMany(file => XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "UnitTestResult")))
        {
            string test = (string?)result.Attribute("testName") ?? "?";
            switch ((string?)result.Attribute("outcome"))
            {
                case "Passed":
                    passed++;
                    break;
                case "NotExecuted":
                    skipped.Add((test, Message(result) ?? "no reason given"));
                    break;
                default:
                    failed++;
                    break;
            }
        }

        // A run that ended without results, or that failed beside its tests (a crash, a hang), is a failure of its own.
        if (exitCode != 0 && failed == 0)
        {
            Console.WriteLine($"   {name}: dotnet test ended with {exitCode}.");
            failed = 1;
        }

        return new SuiteResult(name, passed, failed, skipped, duration);
    }

    private static string? Message(XElement result) =>
        result.Descendants().FirstOrDefault(e => e.Name.LocalName is "Message" or "StdOut")?.Value.Trim();
}
