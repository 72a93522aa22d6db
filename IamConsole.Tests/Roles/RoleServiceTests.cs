using IamConsole.Core.Catalog;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Roles;

namespace IamConsole.Tests.Roles;

public sealed class RoleServiceTests
{
    public static TheoryData<string> Services => [.. RoleService.All.Select(service => service.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_has_use_cases_with_policies_that_exist(string name)
    {
        var service = RoleService.All.Single(service => service.Name == name);

        Assert.NotEmpty(service.UseCases);
        Assert.Distinct(service.UseCases.Select(useCase => useCase.Name));
        Assert.All(service.UseCases, useCase =>
        {
            Assert.Null(CheckedDocument.Of(TrustPolicyTemplates.ForService(useCase.Principal), PolicyKind.Trust).TrustPolicyProblem);
            Assert.All(useCase.DefaultPolicyArns, arn => Assert.NotNull(ManagedPolicyCatalog.Current.Find(arn)));
        });
    }

    [Fact]
    public void There_are_some_forty_and_each_is_there_once()
    {
        Assert.True(RoleService.All.Count >= 40);
        Assert.Distinct(RoleService.All.Select(service => service.Name));
    }

    [Theory]
    [InlineData("EC2", 0, true)]
    [InlineData("EC2", 1, true)]
    [InlineData("EC2", 3, false)]
    [InlineData("Lambda", 0, false)]
    public void An_instance_profile_belongs_to_roles_for_instances(string service, int useCase, bool needed) =>
        Assert.Equal(needed, RoleService.All.Single(known => known.Name == service).UseCases[useCase].NeedsInstanceProfile);

    [Fact]
    public void Conditions_of_one_operator_and_key_stand_together()
    {
        var document = TrustPolicyTemplates.ForWebIdentity("arn:aws:iam::123456789012:oidc-provider/a.example", "a.example", "app", [("StringLike", "a.example:sub", "x*"), ("StringLike", "a.example:sub", "y*"), ("StringEquals", "a.example:amr", "mfa")]);

        Assert.Contains("\"a.example:amr\": \"mfa\"", document, StringComparison.Ordinal);
        Assert.Null(CheckedDocument.Of(document, PolicyKind.Trust).TrustPolicyProblem);
        var likes = System.Text.Json.Nodes.JsonNode.Parse(document)!["Statement"]![0]!["Condition"]!["StringLike"]!["a.example:sub"]!.AsArray();
        Assert.Equal(["x*", "y*"], likes.Select(value => (string)value!));
    }
}
