using IamConsole.Core.Model;
using IamConsole.Core.Providers;

namespace IamConsole.SampleData;

/// <summary>The two identity providers: the build system, whose signing keys nobody has uploaded yet, and the company's directory.</summary>
internal static class ProviderChapters
{
    public static IEnumerable<Chapter> All() =>
    [
        new(300.4, narrator => narrator.SendAsync(new CreateSAMLProvider(Documents.CorporateDirectory, "CorporateDirectory") { Tags = [new Tag("Team", "platform")] })),
        new(140.3, narrator => narrator.SendAsync(new CreateOpenIDConnectProvider("https://token.actions.githubusercontent.com") { ClientIDList = ["sts.amazonaws.com"], Tags = [new Tag("Team", "platform")] })),
    ];
}
