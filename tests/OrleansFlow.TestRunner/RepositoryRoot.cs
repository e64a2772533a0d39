namespace OrleansFlow.TestRunner;

/// <summary>The folder of the solution, above the running program.</summary>
internal static class RepositoryRoot
{
    public static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OrleansFlow.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("OrleansFlow.sln is not in any folder above the test runner.");
    }
}
