namespace OrleansFlow.Simulation.Tests;

internal static class Traces
{
    /// <summary>Both are the same; if not, the first line that differs is named, with those before it.</summary>
    public static void AssertSame(string expected, string actual)
    {
        if (expected == actual)
        {
            return;
        }

        string[] ours = expected.Split('\n');
        string[] theirs = actual.Split('\n');
        int line = 0;
        while (line < Math.Min(ours.Length, theirs.Length) && ours[line] == theirs[line])
        {
            line++;
        }

        string before = string.Join('\n', ours[Math.Max(0, line - 10)..line]);
        Assert.Fail($"The traces differ from line {line + 1} of {ours.Length} and {theirs.Length} on.\n{before}\none:   {ours.ElementAtOrDefault(line)}\nother: {theirs.ElementAtOrDefault(line)}");
    }
}
