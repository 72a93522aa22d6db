using IamConsole.Core.Arns;
using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;
using IamConsole.SampleData;

namespace IamConsole.Tests.SampleData;

public sealed class DocumentTests
{
    private static readonly Documents Texts = new(AccountId.Parse("123456789012"));

    public static TheoryData<string> Names => [.. Documents.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_may_be_saved_and_speaks_of_actions_that_exist(string name)
    {
        var kind = name.StartsWith("Trust/", StringComparison.Ordinal) ? PolicyKind.Trust : PolicyKind.Identity;
        var text = Texts.Read(name);

        Assert.Null(PolicySaveCheck.FirstRefusal(text, kind));
        var document = PolicyParser.Parse(text, kind).Document!;
        var actions = document.Statements.SelectMany(statement => statement.Actions ?? statement.NotActions ?? []).Select(action => action.Value);
        Assert.DoesNotContain(actions, action => !action.Contains('*', StringComparison.Ordinal) && ServiceCatalog.Current.FindAction(action) is null);
    }

    [Fact]
    public void No_document_lets_anybody_do_everything() =>
        Assert.DoesNotContain(Documents.Names, name => Texts.Read(name).Contains("\"Action\": \"*\"", StringComparison.Ordinal));
}
